package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

const help = "https://fix401.example/fix"

func refuse(w http.ResponseWriter, fix, title string, sent bool) {
	page := help + "/" + fix + "/"
	params := `realm="orders"`
	if sent {
		params += fmt.Sprintf(`, error="invalid_token", error_description="%s"`, title)
	}
	h := w.Header()
	h.Set("WWW-Authenticate", fmt.Sprintf(`Bearer %s, error_uri="%s"`, params, page))
	h.Set("Link", fmt.Sprintf(`<%s>; rel="help"`, page))
	h.Set("Access-Control-Expose-Headers", "WWW-Authenticate, Link")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusUnauthorized)
	json.NewEncoder(w).Encode(map[string]any{"type": page, "title": title, "status": 401})
}

func reason(err error) (string, string) {
	switch {
	case errors.Is(err, jwt.ErrTokenSignatureInvalid):
		return "u32", "The signature of the token is not valid"
	case errors.Is(err, jwt.ErrTokenExpired):
		return "u17", "The access token expired"
	case errors.Is(err, jwt.ErrTokenInvalidAudience):
		return "u30", "The token is for another API"
	case errors.Is(err, jwt.ErrTokenInvalidIssuer):
		return "u31", "The token comes from another issuer"
	}
	return "u27", "The access token cannot be read"
}

func requireToken(key []byte, next http.Handler) http.Handler {
	parser := jwt.NewParser(jwt.WithValidMethods([]string{"HS256"}), jwt.WithAudience("orders"),
		jwt.WithIssuer("https://login.example.com"), jwt.WithExpirationRequired())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		if !strings.EqualFold(scheme, "Bearer") {
			refuse(w, "u23", "Send an access token in the Authorization header", false)
			return
		}
		_, err := parser.Parse(token, func(*jwt.Token) (any, error) { return key, nil })
		if err != nil {
			fix, title := reason(err)
			refuse(w, fix, title, true)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	orders := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintln(w, `{"orders":[]}`) })
	http.Handle("/orders/", requireToken([]byte(os.Getenv("JWT_KEY")), orders))
	http.ListenAndServe(":8080", nil)
}
