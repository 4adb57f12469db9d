"""Commands about one document or some: make it, read it, check it, draft the next, compare, begin anew."""
