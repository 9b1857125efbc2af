"""How much each squashed heading speaks for one sort of rows, and which speak for tables that are none of ours."""

from collections.abc import Mapping
from types import MappingProxyType

from kamtui.exchange.values import Sort


def _each(points: int, names: str) -> dict[str, int]:
    return dict.fromkeys(names.split(), points)


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


SPEAKS: Mapping[Sort, Mapping[str, int]] = MappingProxyType(
    {
        Sort.ACCOUNTS: {
            **_each(2, "accountname companyname organizationname organisationname customername clientname account"),
            **_each(2, "company organization organisation customer client segment industry sector tier accounttier"),
            **_each(1, "accountid companyid organizationid customerid clientid name website city billingcity"),
            **_each(1, "annualrevenue numberofemployees employees noofemployees parentid subsidiaryof accounttype"),
            **_each(1, "billingaddresscity parentaccount parentaccountid"),
        },
        Sort.CONTACTS: {
            **_each(2, "lastname familyname surname personlastname personfirstname firstname givenname jobtitle email"),
            **_each(2, "contactname contact fullname personname person emailaddress email1value personemail"),
            **_each(2, "personemailwork buyerrole buyingrole role contactrole"),
            **_each(1, "name title contacttitle department mobile mobilephone accountid accountname companyname"),
            **_each(1, "company account organizationname associatedcompany salutation"),
        },
        Sort.SALES: {
            **_each(3, "invoiceno invoicenumber invoicedate orderdate orderid ordernumber unitprice salesamount"),
            **_each(3, "netsales netamount linetotal turnover"),
            **_each(2, "sales revenue amount quantity orderquantity qty closevalue month yearmonth"),
            **_each(1, "discount discountapplied saleschannel currency currencycode customerid productid year"),
        },
        Sort.INDEX: {},  # its headings are anybody's: it is known by its content
        Sort.TASKS: {
            **_each(3, "subject tasktitle activitysubject task content whoid"),
            **_each(2, "activitydate duedate due datedue activityduedate date plannedon planned dateend starttime"),
            **_each(2, "startdate datestart priority taskstatus tasktype activitytype"),
            **_each(1, "status title name summary done isclosed deadline dueon"),
        },
    }
)
"""Points of each heading, by sort."""

FOREIGN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "deals": _set(
            "dealname dealtitle dealstage dealid dealvalue opportunityname opportunityid opportunityamount stagename "
            "salesstage closedate expectedclosedate expectedclosuredate estclosedate closevalue estrevenue "
            "potentialcustomer forecastcategory"
        ),
        "support cases": _set("casenumber suppliedname suppliedemail isescalated caseid"),
        "leads": _set("isconverted converteddate convertedaccountid convertedcontactid leadid"),
        "sales": _set(
            "orderid ordernumber orderdate orderquantity invoiceno invoicenumber invoicedate unitprice quantity"
        ),
        "products": _set("productid productname salesprice unitsinstock"),
        "employees": _set("employeeid hiredate"),
        "suppliers": _set("supplierid suppliername"),
    }
)
"""Headings that give away a table which is none of ours, by what it is; sales, when no column has their amount."""
