"""Toestemming en opt-out: wie wat met wie mag delen, en wie dat besluit."""
