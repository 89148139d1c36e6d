"""Every refusal Colophon can answer with: what happened, what was kept, what to do next.

A failed check is data (a finding); a refusal is one of these exceptions.
The docstring of a class is its default message. Each stands in the file of its station on the article's way;
all are asked for here: `from colophon.errors import LoginPageError`.
"""

from colophon.errors.refusal import *
from colophon.errors.article import *
from colophon.errors.languages import *
from colophon.errors.intake import *
from colophon.errors.fetching import *
from colophon.errors.memory import *
from colophon.errors.drafts import *
from colophon.errors.signoff import *
from colophon.errors.editions import *
from colophon.errors.watch import *
from colophon.errors.exchange import *
from colophon.errors.messages import *
from colophon.errors.desk import *
from colophon.errors.home import *
