#!/usr/bin/env bash
# Shows the Admin API with curl alone. Logs in, then creates, lists, searches, updates and deletes a user and an organization,
# reads the audit entries of both, and logs out. The exit code is 0 if every response was the expected one.
#
#   ADMIN_EMAIL=admin@example.com ADMIN_PASSWORD='...' examples/quickstart.sh
#
# ADMIN_API_URL is the address of the service (default http://127.0.0.1:3000). The tour deletes everything it creates, also if
# it fails half-way. The audit entries stay.
set -euo pipefail

API=${ADMIN_API_URL:-http://127.0.0.1:3000}
API=${API%/}
for name in ADMIN_EMAIL ADMIN_PASSWORD; do
  if [ -z "${!name:-}" ]; then
    echo "Set $name: the tour logs in as an admin, with ADMIN_EMAIL and ADMIN_PASSWORD." >&2
    exit 2
  fi
done

# Unique to each run, so that runs do not collide.
tag="$(date +%s)-$$-$RANDOM"
token='' user_id='' organization_id=''
status='' body=''

say() { printf '%s\n' "$*"; }
step() { printf '\n%s\n' "$*"; }
fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# A text as a JSON string. Control characters have no place in an email or a password that was typed.
json() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

authorization() { [ -z "$token" ] || printf 'Authorization: Bearer %s\n' "$token"; }

# send METHOD PATH [BODY]: leaves the response in $status and $body. Body and token go to curl by pipes, where no list of
# processes shows them.
send() {
  local method=$1 path=$2 response
  local options=(--silent --show-error --max-time 30 --request "$method" --write-out '\n%{http_code}')
  if [ $# -gt 2 ]; then
    options+=(--header 'Content-Type: application/json' --data-binary @-)
  fi
  response=$(printf '%s' "${3:-}" | curl "${options[@]}" --header @<(authorization) "$API$path") || return 1
  status=${response##*$'\n'}
  body=${response%$'\n'*}
}

# call STATUS METHOD PATH [BODY]: as send, and the response must have this status.
call() {
  local expected=$1
  shift
  send "$@" || fail "$1 $2 got no response from $API"
  say "  $1 $2 -> $status"
  [ "$status" = "$expected" ] || fail "expected $expected; the response was: $body"
}

# expect TEXT WHAT: the last response must contain the text.
expect() {
  [[ $body == *"$1"* ]] || fail "$2; the response was: $body"
}

id_of_data() { sed -nE 's/.*"data":\{"id":"([0-9a-f-]{36})".*/\1/p' <<<"$body"; }
total() { sed -nE 's/.*"total":([0-9]+).*/\1/p' <<<"$body"; }

remove() {
  if ! { send DELETE "$1" && [ "$status" = 200 ]; }; then
    say "Could not delete $1. Delete it by hand." >&2
  fi
}

clean_up() {
  trap - EXIT
  [ -z "$user_id" ] || remove "/api/admin/users/$user_id"
  [ -z "$organization_id" ] || remove "/api/admin/organizations/$organization_id"
  [ -z "$token" ] || send POST /api/auth/logout || true
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# audit TYPE ID: the three entries of the tour, newest first, and what the update changed.
audit() {
  call 200 GET "/api/admin/audit-logs?resourceType=$1&resourceId=$2"
  local actions
  actions=$(grep -oE '"action":"[A-Z]+"' <<<"$body" | cut -d'"' -f4 | paste -sd' ' -)
  [ "$actions" = 'DELETE UPDATE CREATE' ] || fail "expected the entries DELETE UPDATE CREATE, got: $actions"
  say "  entries, newest first: $actions; the update changed:"
  grep -oE '"action":"UPDATE".*' <<<"$body" | grep -oE '"changes":\{("[a-zA-Z]+":\{"from":"[^"]*","to":"[^"]*"\},?)+\}' |
    head -n 1 | sed 's/^/    /'
}

step "Log in to $API as $ADMIN_EMAIL"
call 200 POST /api/auth/login "{\"email\":$(json "$ADMIN_EMAIL"),\"password\":$(json "$ADMIN_PASSWORD")}"
token=$(sed -nE 's/.*"token":"([^"]+)".*/\1/p' <<<"$body")
[ -n "$token" ] || fail 'the response has no token'

step 'A user'
call 201 POST /api/admin/users "{\"email\":\"ada-$tag@example.com\",\"name\":\"Ada $tag\",\"metadata\":{\"team\":\"research\"}}"
user_id=$(id_of_data)
[ -n "$user_id" ] || fail 'the response has no id'
say "  created $user_id"
call 200 GET '/api/admin/users?limit=5'
say "  users in all: $(total)"
call 200 GET "/api/admin/users?search=ADA-$tag"
[ "$(total)" = 1 ] || fail "the search should find one user, not $(total)"
expect "\"id\":\"$user_id\"" 'the search should find the user'
call 200 PATCH "/api/admin/users/$user_id" '{"name":"Ada Lovelace"}'
expect '"name":"Ada Lovelace"' 'the name should have changed'
call 200 DELETE "/api/admin/users/$user_id"
deleted_user=$user_id user_id=''
call 404 GET "/api/admin/users/$deleted_user"

step 'An organization'
call 201 POST /api/admin/organizations "{\"name\":\"Acme $tag\",\"slug\":\"acme-$tag\",\"plan\":\"enterprise\"}"
organization_id=$(id_of_data)
[ -n "$organization_id" ] || fail 'the response has no id'
say "  created $organization_id"
call 200 GET '/api/admin/organizations?limit=5'
say "  organizations in all: $(total)"
call 200 GET "/api/admin/organizations?search=ACME-$tag"
[ "$(total)" = 1 ] || fail "the search should find one organization, not $(total)"
expect "\"id\":\"$organization_id\"" 'the search should find the organization'
call 200 PATCH "/api/admin/organizations/$organization_id" '{"plan":"pro"}'
expect '"plan":"pro"' 'the plan should have changed'
call 200 DELETE "/api/admin/organizations/$organization_id"
deleted_organization=$organization_id organization_id=''
call 404 GET "/api/admin/organizations/$deleted_organization"

step 'Audit entries of the user'
audit user "$deleted_user"
step 'Audit entries of the organization'
audit organization "$deleted_organization"

step 'Log out'
call 200 POST /api/auth/logout
call 401 GET /api/auth/session
token=''

step 'All went well.'
