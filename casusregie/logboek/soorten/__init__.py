"""De soorten aantekening: wat er bij elk hoort, en wat erop volgt."""
