"""What each system calls its columns, squashed, by field, the surest name first.

Salesforce (API names, report labels, relationship columns), HubSpot, Pipedrive, Dynamics 365, Odoo, Zoho, SuiteCRM,
EspoCRM, Frappe CRM, Google Contacts, Outlook, and the plain words a rep writes.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kamtui.exchange.headings import Field, field
from kamtui.exchange.values import Sort

_DELETED = field("deleted", "isdeleted deleted")
_COMPANY = field("company", "isacompany iscompany")
_ACCOUNT_CODE = "accountid accountnameid companyid organizationid customerid clientid accountcode customercode"
_ACCOUNT_NAME = "accountname companyname organizationname organisationname customername clientname"
_SHORT_NAME = "account company organization organisation customer client"

ACCOUNTS: tuple[Field, ...] = (
    field(
        "code",
        "accountid id recordid donotmodifyaccount organizationpipedrivesystemid pipedrivesystemid customerid companyid "
        "organizationid clientid code accountcode customercode accountnumber accountno customerno reference ref "
        "externalid",
    ),
    field("name", f"{_ACCOUNT_NAME} name {_SHORT_NAME}"),
    field(
        "city",
        "city billingcity billingaddresscity address1city town mailingcity businesscity shippingcity "
        "shippingaddresscity",
        many=True,
    ),
    field(
        "country",
        "country billingcountry billingaddresscountry address1countryregion countryregion mailingcountry countryid "
        "shippingcountry shippingaddresscountry officelocation",
        many=True,
    ),
    field("phone", "phone mainphone phonenumber accountphone companyphone officephone phoneoffice telephone tel"),
    field("website", "website websiteurl organizationwebsite companydomainname homepage webpage domain url web"),
    field("segment", "segment marketsegment customersegment industry sector vertical"),
    field("tier", "tier accounttier customertier"),
    field("note", "note notes description comment comments remarks"),
    _DELETED,
    _COMPANY,
)

CONTACTS: tuple[Field, ...] = (
    field("code", "contactid id recordid donotmodifycontact personpipedrivesystemid personid code externalid"),
    field("name", "fullname contactname personname contactfullname contact person name displayname"),
    field("first_name", "firstname givenname personfirstname forename"),
    field("last_name", "lastname familyname surname personlastname"),
    field(
        "account_code",
        f"{_ACCOUNT_CODE} associatedcompanyids primaryassociatedcompanyid parentidid accountnumber",
        many=True,
    ),
    field(
        "account",
        f"{_ACCOUNT_NAME} associatedcompany relatedcompany company organization organisation employer customer client "
        "account parentid organization1name",
        many=True,
    ),
    field("department", "department organizationdepartment organization1department dept team"),
    field("title", "jobtitle organizationtitle organization1title contacttitle title position function"),
    field("role", "buyerrole buyingrole hsbuyingrole contactrole opportunityrole role decisioninfluencelabels"),
    field(
        "email",
        "email emailaddress workemail businessemail emailwork personemailwork personemail email1value personemailhome "
        "email2value email2address",
        many=True,
    ),
    field(
        "phone", "phone phonenumber businessphone workphone phonework personphone directphone phone1value telephone tel"
    ),
    field("mobile", "mobile mobilephone mobilephonenumber phonemobile cell cellphone personmobile"),
    field("phone_label", "phone1label phone1type"),
    _DELETED,
    _COMPANY,
)

SALES: tuple[Field, ...] = (
    field("account_code", f"{_ACCOUNT_CODE} custid customerno customernumber accountno accountnumber debtorno"),
    field("account", f"{_ACCOUNT_NAME} {_SHORT_NAME} soldto billto"),
    field(
        "day",
        "orderdate invoicedate salesdate saledate transactiondate postingdate documentdate date closedate closeddate "
        "day",
    ),
    field("month", "month yearmonth salesmonth period"),
    field("year", "year fiscalyear"),
    field(
        "amount",
        "netamount netsales netrevenue salesamount sales revenue amount turnover linetotal lineamount totalamount "
        "total value closevalue",
    ),
    field("quantity", "quantity orderquantity qty orderqty units"),
    field("price", "unitprice priceperunit price salesprice"),
    field("discount", "discount discountapplied discountpercent discountrate"),
    field("segment", "segment saleschannel channel productcategory category productgroup productline"),
    field("currency", "currency currencycode currencyisocode"),
    field("stage", "dealstage stagename stage salesstage"),
    _DELETED,
)

TASKS: tuple[Field, ...] = (
    field(
        "code", "taskid activityid id recordid activitypipedrivesystemid donotmodifyappointment donotmodifytask code"
    ),
    field("title", "subject tasktitle activitysubject tasksubject task content title summary name"),
    field("kind", "kind type tasktype activitytype tasksubtype", many=True),
    field(
        "planned_on",
        "plannedon planned activitydate duedate due datedue activityduedate dateend dateenddate date day startdate "
        "datestart datestartdate starttime",
        many=True,
    ),
    field("due_on", "deadline dueon"),
    field(
        "done_on",
        "doneon doneat datecompleted datedone completedon completeddate completeddatetime closedtime dateclosed "
        "actualend activitymarkedasdonetime",
    ),
    field("status", "status taskstatus activitystatus isclosed done activitydone completed", many=True),
    field("percent", "complete percentcomplete progress"),
    field("note", "description note notes activitynote comments comment body"),
    field("account_code", f"{_ACCOUNT_CODE} whatid relatedtoid parentid associatedcompanyids", many=True),
    field(
        "account",
        f"{_ACCOUNT_NAME} whatname {_SHORT_NAME} relatedto regarding parentname companies",
        many=True,
    ),
    field("contact_code", "whoid contactid contactnameid parentid associatedcontactids", many=True),
    field("contact", "contactname whoname contact contactperson person contacts who regarding parentname", many=True),
    field("contact_email", "whocontactemail contactemail whoemail"),
    field("priority", "priority ishighpriority activitypriority important", many=True),
    field("minutes", "minutes duration durationminutes activityduration"),
    field("at", "at starttime time"),
    field("ends_at", "endtime"),
    field("all_day", "alldayevent"),
    field("people", "meetingorganizer requiredattendees optionalattendees", many=True),
    _DELETED,
)

INDEX: tuple[Field, ...] = (
    field("month", "month yearmonth period timeperiod date observationdate refdate time"),
    field("year", "year"),
    field("series", "series seriesname indexname index sector"),
    field("value", "indexvalue value obsvalue level index"),
)

FIELDS: Mapping[Sort, tuple[Field, ...]] = MappingProxyType(
    {Sort.ACCOUNTS: ACCOUNTS, Sort.CONTACTS: CONTACTS, Sort.SALES: SALES, Sort.TASKS: TASKS, Sort.INDEX: INDEX}
)
"""The fields of each sort of table."""

NEEDED: Mapping[Sort, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        Sort.ACCOUNTS: (("name",),),
        Sort.CONTACTS: (("name", "last_name", "first_name"),),
        Sort.SALES: (("account", "account_code"), ("day", "month", "year", "months"), ("amount", "price", "months")),
        Sort.TASKS: (("title",),),
        Sort.INDEX: (("month",), ("value", "values")),
    }
)
"""Fields of which a table must have at least one of each group, the first being the one to ask for."""
