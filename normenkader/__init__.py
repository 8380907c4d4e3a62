"""The law and the norms: termijnen, maxima and grounds; knows no jeugdige."""
