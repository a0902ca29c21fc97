"""What is made once and committed: counted tables, the pictures of the README."""
