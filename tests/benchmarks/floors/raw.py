"""Floor: the least Python can do to count what is overdue in a book: `python -I -S raw.py BOOK DAY`."""

import _sqlite3
import sys

book = _sqlite3.connect(sys.argv[1])
query = "SELECT count(*) FROM tasks WHERE status = 'open' AND planned_on < ?"
sys.stdout.write(f"{book.execute(query, (sys.argv[2],)).fetchone()[0]}\n")
