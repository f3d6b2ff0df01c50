#!/bin/bash
# The second part of an instance's user data; the first holds the settings of its service. cloud-init runs both once an
# instance: they install themselves as a command, and systemd runs that at every start. See templates/README.md.
set -euo pipefail
shopt -s inherit_errexit

readonly ROOT=${LIFEBOAT_ROOT:-} # a folder that stands for `/` in tests
readonly COMMAND=/usr/local/bin/lifeboat-start
readonly CONTAINER=lifeboat-app

write() { # PATH: standard input becomes the file, as a whole
  mkdir -p "$ROOT${1%/*}"
  cat >"$ROOT$1.new"
  mv "$ROOT$1.new" "$ROOT$1"
}

# Docker and containerd write down the environment of every container, and with it the database's password. Kept in
# memory, it reaches neither the disk nor an image that is made of it.
keep_in_memory() { # PATH UNIT SERVICE
  write "/etc/systemd/system/$2" <<EOF
[Unit]
Description=$1 in memory
Before=$3
[Mount]
What=tmpfs
Where=$1
Type=tmpfs
Options=mode=0710,nosuid,nodev
[Install]
RequiredBy=$3
EOF
}

install_command() {
  local -r containers=var-lib-docker-containers.mount containerd=var-lib-containerd.mount
  # Over whatever an image brought from the instance, perhaps of another region, that it was made of.
  install -D -m 0700 "${BASH_SOURCE[0]}" "$ROOT$COMMAND"
  # The image store that lives outside of containerd's folder: images stay on the disk.
  write /etc/docker/daemon.json <<<'{"storage-driver": "overlay2", "features": {"containerd-snapshotter": false}}'
  keep_in_memory /var/lib/docker/containers "$containers" docker.service
  keep_in_memory /var/lib/containerd "$containerd" containerd.service
  write /etc/systemd/system/lifeboat-app.service <<EOF
[Unit]
Description=The application's container
Wants=network-online.target
After=network-online.target cloud-final.service docker.service
StartLimitIntervalSec=0
[Service]
ExecStart=$COMMAND run
ExecStopPost=-/usr/bin/docker rm --force $CONTAINER
Restart=always
RestartSec=5
RuntimeDirectory=lifeboat
RuntimeDirectoryMode=0700
[Install]
WantedBy=cloud-init.target
EOF
  systemctl daemon-reload
  systemctl enable "$containers" "$containerd" lifeboat-app.service
  # The unit waits for cloud-init, which waits for this script.
  systemctl --no-block restart lifeboat-app.service
}

own_region() {
  local -r service=http://169.254.169.254/latest
  local token
  token=$(curl -sSf --max-time 10 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$service/api/token")
  curl -sSf --max-time 10 -H "X-aws-ec2-metadata-token: $token" "$service/meta-data/placement/region"
}

ensure_image() {
  command -v docker >/dev/null || dnf install --assumeyes --quiet docker
  systemctl start docker.service
  if docker image inspect "$APP_IMAGE" >/dev/null 2>&1; then
    return # baked into the instance's image: no registry is needed
  fi
  if [[ $APP_IMAGE =~ ^([0-9]{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?)/ ]]; then
    aws ecr get-login-password --region "${BASH_REMATCH[2]}" |
      docker login --username AWS --password-stdin "${BASH_REMATCH[1]}"
  fi
  docker pull --quiet "$APP_IMAGE"
}

parameter() { # NAME
  aws ssm get-parameter --name "$1" --query Parameter.Value --output text
}

read_secret() { # sets DATABASE_USER and DATABASE_PASSWORD
  local -r split='import json, sys
secret = json.load(sys.stdin)
print(secret["username"], secret["password"], sep="\0", end="\0")'
  {
    IFS= read -r -d '' DATABASE_USER
    IFS= read -r -d '' DATABASE_PASSWORD
  } < <(aws secretsmanager get-secret-value --secret-id "$DATABASE_SECRET" --query SecretString --output text |
    python3 -I -c "$split")
}

# Everything that may differ between two starts is read now. What is missing yet (a replica of the secret, a parameter,
# the network) ends the run, and systemd tries again.
run() {
  AWS_REGION=$(own_region)
  DOCKER_CONFIG=${RUNTIME_DIRECTORY:-/run/lifeboat} # a registry's token stays in memory as well
  export AWS_REGION APP_PORT DOCKER_CONFIG
  ensure_image
  local -a environment=("${APP_ENVIRONMENT[@]/#/--env=}" --env=AWS_REGION --env=APP_PORT)
  if [[ -n ${DATABASE_SECRET:-} ]]; then
    DATABASE_HOST=$(parameter "$DATABASE_ENDPOINT_PARAMETER")
    read_secret
    export DATABASE_HOST DATABASE_PORT DATABASE_NAME DATABASE_USER DATABASE_PASSWORD
    # By name: a value on the command line would be there for every process to see.
    environment+=(--env=DATABASE_{HOST,PORT,NAME,USER,PASSWORD})
  fi
  if [[ -n ${BUCKET_NAME_PARAMETER:-} ]]; then
    BUCKET_NAME=$(parameter "$BUCKET_NAME_PARAMETER")
    export BUCKET_NAME
    environment+=(--env=BUCKET_NAME)
  fi
  docker rm --force "$CONTAINER" >/dev/null 2>&1 || true
  exec docker run --rm --name "$CONTAINER" --log-driver journald --publish "$APP_PORT:$APP_PORT" \
    "${environment[@]}" "$APP_IMAGE"
}

if [[ ${1:-} == run ]]; then
  run
else
  install_command
fi
