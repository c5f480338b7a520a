"""Other systems over the same report, model and questions, side by side with ours."""
