"""The web application: requests in, pages out; everything else happens in the layers below."""
