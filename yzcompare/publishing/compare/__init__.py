"""Reading side by side: a page for two documents, both texts whole, with what became of each stretch in place."""

from yzcompare.publishing.compare.page import compare_page as compare_page
from yzcompare.publishing.compare.page import page as page
from yzcompare.publishing.compare.page import pages_of as pages_of
from yzcompare.publishing.compare.page import write_comparisons as write_comparisons
