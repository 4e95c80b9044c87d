"""Many units put together: what each came to by the end of a month, kept ready to be added, and the sums of it."""
