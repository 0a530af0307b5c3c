"""What a person sees; knows neither the app nor the study nor its store."""
