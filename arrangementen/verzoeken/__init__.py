"""Het verzoek om toewijzing: invullen door de aanbieder, besluiten door de gemeente."""
