# Run: gunicorn --bind :8080 app:application
import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import path

settings.configure(
    SECRET_KEY="s3cret",
    ALLOWED_HOSTS=["api.example.com"],
    ROOT_URLCONF="app",
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "UNAUTHENTICATED_USER": None,
    },
)
django.setup()

from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.permissions import AllowAny
from rest_framework.response import Response


@api_view(["POST"])
@authentication_classes([])
@permission_classes([AllowAny])
def login(request):
    if (request.data["username"], request.data["password"]) != ("alice", "s3cret"):
        return Response({"detail": "Wrong username or password."}, 400)
    return Response({"token": "example-token"})


urlpatterns = [path("login", login)]
application = get_wsgi_application()
