"""Een verzonnen regio op ware grootte: veel casussen met kloppende geschiedenissen, in bulk."""
