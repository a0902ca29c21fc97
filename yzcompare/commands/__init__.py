"""The commands of the command line, each a thin face of the package's functions; `cli` lists them."""
