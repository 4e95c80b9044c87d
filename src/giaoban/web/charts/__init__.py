"""Pictures of figures: one grammar, drawn on the server, coloured by the page's own style sheet."""
