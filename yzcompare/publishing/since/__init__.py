"""Since: what the results of a run say now that they did not say in an earlier one."""
