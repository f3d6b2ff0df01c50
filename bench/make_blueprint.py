"""Prints a blueprint of any size: `make_blueprint.py SETS`.

A set is a service without a load balancer, and its bucket. What makes alarms or settings of the controller (a public
service, a database) is left out: AWS has limits for those, and a blueprint beyond them is refused.
"""

import sys

HEAD = """\
lifeboat: 1
name: bench
strategy: pilot-light
objectives: {{ rto: 30m, rpo: 15m }}
tags: {{ Project: bench, Environment: production }}
regions:
  primary:
    region: eu-west-1
    network:
      cidr: 10.0.0.0/16
      availability_zones: [eu-west-1a, eu-west-1b]
      public: [10.0.0.0/20, 10.0.16.0/20]
      private: [10.0.32.0/20, 10.0.48.0/20]
      egress: nat
  dr:
    region: us-east-1
    network:
      cidr: 10.1.0.0/16
      availability_zones: [us-east-1a, us-east-1b]
      public: [10.1.0.0/20, 10.1.16.0/20]
      private: [10.1.32.0/20, 10.1.48.0/20]
      egress: nat
failover:
  triggers:
    health_probe: {{ action: none }}
    replication: {{ action: none }}
    healthy_hosts: {{ action: none }}
services:
{services}buckets:
{buckets}"""

SERVICE = """\
  s{0:04}:
    image: registry.example.com/bench/s{0:04}:1.0
    port: 5000
    exposure: none
    instance_type: t3.micro
    capacity:
      primary: {{ min: 1, max: 3 }}
      dr: {{ standby: 0, failover: 1, max: 3 }}
    bucket: s{0:04}
"""

BUCKET = "  s{0:04}: {{ replication: both-ways }}\n"


def blueprint(sets):
    def each(text):
        return "".join(text.format(number) for number in range(1, sets + 1))

    return HEAD.format(services=each(SERVICE), buckets=each(BUCKET))


if __name__ == "__main__":
    sys.stdout.write(blueprint(int(sys.argv[1])))
