"""From a case and the sizes of its boxes to places and routes. No Qt."""
