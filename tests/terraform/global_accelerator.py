"""AWS Global Accelerator in memory: the part of its JSON API that Terraform and the failover controller use.

Behaves like the service where it matters to us: one endpoint group per region and listener, UpdateEndpointGroup
replaces the endpoint list, an accelerator must be disabled before it can be deleted.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from tests.terraform.tools import ACCOUNT

Record = dict[str, Any]


class ServiceError(Exception):
    """An error by the service's own name."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class GlobalAccelerator:
    """State and operations. Each `_Operation` method takes the request's JSON and answers the response's."""

    def __init__(self) -> None:
        self.accelerators: dict[str, Record] = {}
        self.listeners: dict[str, Record] = {}
        self.endpoint_groups: dict[str, Record] = {}
        self.tags: dict[str, list[Record]] = {}
        self.attributes: dict[str, Record] = {}

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """WSGI: JSON 1.1, the operation in X-Amz-Target."""
        name = environ.get("HTTP_X_AMZ_TARGET", "").rpartition(".")[2]
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        operation: Callable[[Record], Record] | None = getattr(self, f"_{name}", None)
        try:
            if operation is None:
                raise ServiceError("UnknownOperationException", f"{name} is not emulated")
            status, reply = "200 OK", operation(json.loads(body or b"{}"))
        except ServiceError as error:
            status, reply = "400 Bad Request", {"__type": error.code, "message": str(error)}
        data = json.dumps(reply).encode()
        start_response(status, [("Content-Type", "application/x-amz-json-1.1"), ("Content-Length", str(len(data)))])
        return [data]

    # ---- accelerators ----

    def _CreateAccelerator(self, request: Record) -> Record:
        arn = f"arn:aws:globalaccelerator::{ACCOUNT}:accelerator/{uuid.uuid4()}"
        octet = len(self.accelerators) + 1
        self.accelerators[arn] = {
            "AcceleratorArn": arn, "Name": request["Name"], "IpAddressType": request.get("IpAddressType", "IPV4"),
            "Enabled": request.get("Enabled", True), "Status": "DEPLOYED",
            "DnsName": f"a{uuid.uuid4().hex[:16]}.awsglobalaccelerator.com",
            "IpSets": [{"IpFamily": "IPv4", "IpAddressFamily": "IPv4",
                        "IpAddresses": [f"192.0.2.{octet}", f"198.51.100.{octet}"]}],
            "CreatedTime": time.time(), "LastModifiedTime": time.time(), "Events": [],
        }
        self.attributes[arn] = {"FlowLogsEnabled": False}
        self.tags[arn] = list(request.get("Tags", []))
        return {"Accelerator": self.accelerators[arn]}

    def _DescribeAccelerator(self, request: Record) -> Record:
        return {"Accelerator": self._find(self.accelerators, request["AcceleratorArn"], "AcceleratorNotFoundException")}

    def _UpdateAccelerator(self, request: Record) -> Record:
        found = self._DescribeAccelerator(request)["Accelerator"]
        found.update({key: request[key] for key in ("Name", "IpAddressType", "Enabled") if key in request})
        found["LastModifiedTime"] = time.time()
        return {"Accelerator": found}

    def _DeleteAccelerator(self, request: Record) -> Record:
        found = self._DescribeAccelerator(request)["Accelerator"]
        if found["Enabled"]:
            raise ServiceError("AcceleratorNotDisabledException", "disable the accelerator first")
        if any(arn.startswith(request["AcceleratorArn"]) for arn in self.listeners):
            raise ServiceError("AssociatedListenerFoundException", "the accelerator still has a listener")
        del self.accelerators[request["AcceleratorArn"]]
        return {}

    def _ListAccelerators(self, request: Record) -> Record:
        return {"Accelerators": list(self.accelerators.values())}

    def _DescribeAcceleratorAttributes(self, request: Record) -> Record:
        self._DescribeAccelerator(request)
        return {"AcceleratorAttributes": self.attributes[request["AcceleratorArn"]]}

    def _UpdateAcceleratorAttributes(self, request: Record) -> Record:
        attributes = self._DescribeAcceleratorAttributes(request)["AcceleratorAttributes"]
        attributes.update({key: value for key, value in request.items() if key.startswith("FlowLogs")})
        return {"AcceleratorAttributes": attributes}

    # ---- listeners ----

    def _CreateListener(self, request: Record) -> Record:
        self._DescribeAccelerator(request)
        arn = f"{request['AcceleratorArn']}/listener/{uuid.uuid4().hex[:8]}"
        self.listeners[arn] = {"ListenerArn": arn, "PortRanges": request["PortRanges"], "Protocol": request["Protocol"],
                               "ClientAffinity": request.get("ClientAffinity", "NONE")}
        return {"Listener": self.listeners[arn]}

    def _DescribeListener(self, request: Record) -> Record:
        return {"Listener": self._find(self.listeners, request["ListenerArn"], "ListenerNotFoundException")}

    def _UpdateListener(self, request: Record) -> Record:
        found = self._DescribeListener(request)["Listener"]
        found.update(request)
        return {"Listener": found}

    def _DeleteListener(self, request: Record) -> Record:
        self._DescribeListener(request)
        if any(arn.startswith(request["ListenerArn"]) for arn in self.endpoint_groups):
            raise ServiceError("AssociatedEndpointGroupFoundException", "the listener still has an endpoint group")
        del self.listeners[request["ListenerArn"]]
        return {}

    def _ListListeners(self, request: Record) -> Record:
        self._DescribeAccelerator(request)
        return {"Listeners": [one for arn, one in self.listeners.items() if arn.startswith(request["AcceleratorArn"])]}

    # ---- endpoint groups ----

    def _CreateEndpointGroup(self, request: Record) -> Record:
        listener = self._DescribeListener(request)["Listener"]
        region = request["EndpointGroupRegion"]
        for other in self._ListEndpointGroups(request)["EndpointGroups"]:
            if other["EndpointGroupRegion"] == region:
                raise ServiceError("EndpointGroupAlreadyExistsException", f"the listener has a group in {region}")
        arn = f"{request['ListenerArn']}/endpoint-group/{uuid.uuid4().hex[:12]}"
        group = {"EndpointGroupArn": arn, "EndpointGroupRegion": region, "TrafficDialPercentage": 100.0,
                 "HealthCheckPort": listener["PortRanges"][0]["FromPort"], "HealthCheckProtocol": "TCP",
                 "HealthCheckIntervalSeconds": 30, "ThresholdCount": 3, "PortOverrides": [], "EndpointDescriptions": []}
        self.endpoint_groups[arn] = group
        return {"EndpointGroup": self._change_group(group, request)}

    def _DescribeEndpointGroup(self, request: Record) -> Record:
        group = self._find(self.endpoint_groups, request["EndpointGroupArn"], "EndpointGroupNotFoundException")
        return {"EndpointGroup": group}

    def _UpdateEndpointGroup(self, request: Record) -> Record:
        return {"EndpointGroup": self._change_group(self._DescribeEndpointGroup(request)["EndpointGroup"], request)}

    def _DeleteEndpointGroup(self, request: Record) -> Record:
        self._DescribeEndpointGroup(request)
        del self.endpoint_groups[request["EndpointGroupArn"]]
        return {}

    def _ListEndpointGroups(self, request: Record) -> Record:
        self._DescribeListener(request)
        mine = [one for arn, one in self.endpoint_groups.items() if arn.startswith(request["ListenerArn"])]
        return {"EndpointGroups": mine}

    def _change_group(self, group: Record, request: Record) -> Record:
        """Sets what the request names; a named endpoint list replaces the old one whole."""
        for key in ("TrafficDialPercentage", "HealthCheckPort", "HealthCheckProtocol", "HealthCheckPath",
                    "HealthCheckIntervalSeconds", "ThresholdCount", "PortOverrides"):
            if key in request:
                group[key] = request[key]
        if not 0 <= group["TrafficDialPercentage"] <= 100:
            raise ServiceError("InvalidArgumentException", "TrafficDialPercentage must be between 0 and 100")
        if "EndpointConfigurations" in request:
            group["EndpointDescriptions"] = [
                {"EndpointId": one["EndpointId"], "Weight": one.get("Weight", 128), "HealthState": "HEALTHY",
                 "ClientIPPreservationEnabled": one.get("ClientIPPreservationEnabled", True)}
                for one in request["EndpointConfigurations"]]
        return group

    # ---- tags and the rest ----

    def _ListTagsForResource(self, request: Record) -> Record:
        return {"Tags": self.tags.get(request["ResourceArn"], [])}

    def _TagResource(self, request: Record) -> Record:
        fresh = {tag["Key"] for tag in request["Tags"]}
        kept = [tag for tag in self.tags.get(request["ResourceArn"], []) if tag["Key"] not in fresh]
        self.tags[request["ResourceArn"]] = kept + request["Tags"]
        return {}

    def _UntagResource(self, request: Record) -> Record:
        kept = [tag for tag in self.tags.get(request["ResourceArn"], []) if tag["Key"] not in request["TagKeys"]]
        self.tags[request["ResourceArn"]] = kept
        return {}

    def _ListCrossAccountResources(self, request: Record) -> Record:
        return {"CrossAccountResources": []}

    def _find(self, table: dict[str, Record], arn: str, code: str) -> Record:
        if arn not in table:
            raise ServiceError(code, f"{arn} does not exist")
        return table[arn]
