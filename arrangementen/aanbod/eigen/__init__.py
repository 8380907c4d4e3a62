"""Het eigen contract van een aanbieder: wat hij mag leveren, tot wanneer, en hoeveel er nog is."""
