#!/usr/bin/env bash
# Runs a command with a PostgreSQL and a Redis of its own: temporary, on free ports of 127.0.0.1, gone afterwards.
#   scripts/with-services.sh npm test
# Needs PostgreSQL's server programs (PG_BIN, else the newest below /usr/lib/postgresql) and redis-server.
set -euo pipefail

PG_BIN=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
[ -x "$PG_BIN/initdb" ] || { echo "No PostgreSQL server found: install it, or set PG_BIN" >&2; exit 1; }
command -v redis-server >/dev/null || { echo "No redis-server found: install it" >&2; exit 1; }

work=$(mktemp -d)
# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$work"
free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

pg_port=$(free_port)
redis_port=$(free_port)
redis_pid=
stop() {
  as_postgres "$PG_BIN/pg_ctl" -D "$work/pg" -m immediate -w stop >/dev/null 2>&1 || true
  [ -z "$redis_pid" ] || kill "$redis_pid" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

cd "$work"
as_postgres "$PG_BIN/initdb" -D "$work/pg" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
# Durability is not what these tests are about: each of their databases lives for seconds.
as_postgres "$PG_BIN/pg_ctl" -D "$work/pg" -w -l "$work/pg.log" start \
  -o "-p $pg_port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work -c max_connections=300 -c fsync=off" >/dev/null
redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --appendonly no --dir "$work" >/dev/null &
redis_pid=$!
cd "$OLDPWD"

export PG_BIN TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$pg_port/postgres" TEST_REDIS_URL="redis://127.0.0.1:$redis_port"
"$@"
