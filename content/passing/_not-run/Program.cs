using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

const string Help = "https://fix401.example/fix";
var builder = WebApplication.CreateBuilder(args);

builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    options.Authority = "https://login.example.com";
    options.Audience = "orders";
    options.Challenge = "Bearer realm=\"orders\"";
    options.Events = new JwtBearerEvents
    {
        OnChallenge = context =>
        {
            var fix = context.AuthenticateFailure switch
            {
                null => "u23",
                SecurityTokenExpiredException => "u17",
                SecurityTokenInvalidAudienceException => "u30",
                SecurityTokenInvalidIssuerException => "u31",
                SecurityTokenInvalidSignatureException => "u32",
                _ => "u27",
            };
            var page = $"{Help}/{fix}/";
            context.ErrorUri = page;
            context.HttpContext.Items["problem"] = page;
            var headers = context.Response.Headers;
            headers.Link = $"<{page}>; rel=\"help\"";
            headers.AccessControlExposeHeaders = "WWW-Authenticate, Link";
            headers.CacheControl = "no-store";
            return Task.CompletedTask;
        },
    };
});
builder.Services.AddAuthorization();
builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
{
    if (context.HttpContext.Items["problem"] is string page) context.ProblemDetails.Type = page;
});

var app = builder.Build();
app.UseStatusCodePages();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/orders/", () => new { Orders = Array.Empty<string>() }).RequireAuthorization();
app.Run();
