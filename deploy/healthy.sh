#!/usr/bin/env bash
# Exit code 0 where the service answers /healthz with 200. Plain bash, since the runtime image has no HTTP client.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${ASPNETCORE_HTTP_PORTS:-8080}"
printf 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
