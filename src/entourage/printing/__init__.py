"""Documents worth keeping: data and templates to PDF."""
