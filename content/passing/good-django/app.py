# Run: gunicorn --bind :80 app:application
import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import path

settings.configure(
    SECRET_KEY="s3cret",
    ALLOWED_HOSTS=["example.com"],
    ROOT_URLCONF="app",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework"],
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": ["bearer_token.BearerToken"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "EXCEPTION_HANDLER": "good_401.answer",
    },
)
django.setup()

from rest_framework.decorators import api_view
from rest_framework.response import Response


@api_view()
def orders(request):
    return Response({"user": request.user.username})


urlpatterns = [path("orders/", orders)]
application = get_wsgi_application()
