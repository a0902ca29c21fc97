"""The genre: what work reports at large write, counted over 620 of them; what is rare, what is a term."""
