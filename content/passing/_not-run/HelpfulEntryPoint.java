import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

// http.oauth2ResourceServer(o -> o.jwt(withDefaults()).authenticationEntryPoint(entryPoint))
@Component
class HelpfulEntryPoint implements AuthenticationEntryPoint {
    private static final String HELP = "https://fix401.example/fix";

    private record Reason(String fix, String title) {}

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException error) throws IOException {
        boolean sent = error instanceof OAuth2AuthenticationException;
        Reason reason = sent ? reasonOf(String.valueOf(error.getMessage()))
                : new Reason("u23", "Send an access token in the Authorization header");
        String page = HELP + "/" + reason.fix() + "/";
        String params = sent
                ? ", error=\"invalid_token\", error_description=\"" + reason.title() + "\"" : "";
        response.setStatus(401);
        response.setHeader("WWW-Authenticate",
                "Bearer realm=\"orders\"" + params + ", error_uri=\"" + page + "\"");
        response.setHeader("Link", "<" + page + ">; rel=\"help\"");
        response.setHeader("Access-Control-Expose-Headers", "WWW-Authenticate, Link");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/problem+json");
        response.getWriter().printf(
                "{\"type\":\"%s\",\"title\":\"%s\",\"status\":401}", page, reason.title());
    }

    private static Reason reasonOf(String message) {
        if (message.contains("Jwt expired")) return new Reason("u17", "The access token expired");
        if (message.contains("aud claim")) return new Reason("u30", "The token is for another API");
        if (message.contains("iss claim")) return new Reason("u31", "The token comes from another issuer");
        if (message.contains("Invalid signature"))
            return new Reason("u32", "The signature of the token is not valid");
        return new Reason("u27", "The access token cannot be read");
    }
}
