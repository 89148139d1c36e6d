"""Machine translation as it is reached: services over HTTP, and models on this machine."""
