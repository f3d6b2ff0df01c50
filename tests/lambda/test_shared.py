"""What all programs stand on."""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
import unittest
from datetime import datetime, timezone
from pathlib import Path
from unittest import mock

import failover_handler.handler as entry
from botocore.exceptions import ConnectTimeoutError
from botocore.parsers import ResponseParserError
from failover_handler.run import endpoint_groups
from fake_time import refusal
from shared import aws as aws_module
from shared import clock, parameters, topic
from shared.aws import Aws, error_code, is_unreachable
from shared.config import Config
from shared.log import Log
from shared.permissions import Permissions
from stage import DR, PRIMARY, Context, Stage, configuration


class Configuration(unittest.TestCase):
    def test_it_is_read_from_the_file_that_the_environment_names(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "config.json")
            path.write_text(json.dumps(configuration()), encoding="utf-8")
            with mock.patch.dict(os.environ, {"LIFEBOAT_CONFIG": str(path)}):
                config = Config.load()
        self.assertEqual(config.region("dr"), DR)
        self.assertEqual(config.services["web"].on("dr").group, "web-dr")
        self.assertEqual(config.databases["main"].identifier("primary"), "main-db")
        self.assertEqual(config.buckets["media"].name("dr", "123"), "blog-media-123-d")

    def test_missing_and_unknown_keys_are_errors(self) -> None:
        data = configuration()
        with self.assertRaisesRegex(TypeError, "colour"):
            Config.from_json(data | {"colour": "red"})
        del data["mode"]
        with self.assertRaisesRegex(TypeError, "mode"):
            Config.from_json(data)


class Clock(unittest.TestCase):
    def tearDown(self) -> None:
        clock.use(None)

    def test_text_and_back(self) -> None:
        moment = datetime(2026, 11, 25, 10, 15, tzinfo=timezone.utc)
        self.assertEqual(clock.text(moment), "2026-11-25T10:15:00Z")
        for text in ("2026-11-25T10:15:00Z", "2026-11-25T10:15:00", "2026-11-25T11:15:00+01:00", " 2026-11-25T10:15 "):
            self.assertEqual(clock.parse(text), moment, text)
        with self.assertRaises(ValueError):
            clock.parse("tomorrow")

    def test_it_can_be_replaced(self) -> None:
        moment = datetime(2026, 1, 1, tzinfo=timezone.utc)
        clock.use(lambda: moment)
        self.assertEqual(clock.now(), moment)


class Lines(unittest.TestCase):
    def test_each_is_one_json_object(self) -> None:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            Log("op").at("scale").warning("two\nlines", group="a")
        line = json.loads(out.getvalue())
        self.assertEqual(out.getvalue().count("\n"), 1)
        self.assertEqual((line["level"], line["message"], line["operation"], line["step"], line["group"]),
                         ("WARN", "two\nlines", "op", "scale", "a"))


class Calls(unittest.TestCase):
    def test_clients_are_kept_by_what_changes_their_answers(self) -> None:
        one = Aws(Permissions(frozenset()), far=PRIMARY)
        kept = one._client("rds", DR)
        self.assertIs(one._client("rds", DR), kept)
        self.assertIs(Aws(Permissions(frozenset()), far=PRIMARY)._client("rds", DR), kept)
        with mock.patch.dict(os.environ, {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}):
            other = one._client("rds", DR)
            self.assertIsNot(other, kept)
            self.assertEqual(other.meta.endpoint_url, "http://127.0.0.1:9")
        with mock.patch.dict(os.environ, {"AWS_ACCESS_KEY_ID": "another"}):
            self.assertIsNot(one._client("rds", DR), kept)

    def test_the_region_that_may_be_down_is_tried_once(self) -> None:
        one = Aws(Permissions(frozenset()), far=PRIMARY)
        for region, attempts, seconds in ((PRIMARY, 1, 5), (DR, 3, 10), (aws_module.ACCELERATOR_REGION, 3, 10)):
            settings = one._client("sns", region).meta.config
            self.assertEqual(settings.retries["total_max_attempts"], attempts)
            self.assertEqual((settings.connect_timeout, settings.read_timeout), (2, seconds))

    def test_errors_have_names(self) -> None:
        self.assertEqual(error_code(refusal("Throttling")), "Throttling")
        self.assertEqual(error_code(ValueError()), "")
        self.assertTrue(is_unreachable(refusal("x", status=503)))
        self.assertTrue(is_unreachable(ConnectTimeoutError(endpoint_url="x")))
        self.assertTrue(is_unreachable(ResponseParserError("<!doctype html>")))
        self.assertFalse(is_unreachable(refusal("AccessDenied", status=403)))

    def test_many_parameters_are_read_ten_at_a_time(self) -> None:
        stage = Stage()
        names = [f"/p/{number:02}" for number in range(23)]
        stage.world.parameters[DR].update({name: name for name in names})
        found = parameters.read(stage.aws, "observe", DR, [*names, "/unknown", names[0]])
        self.assertEqual(found, {name: name for name in names})
        self.assertEqual([len(one[3]["Names"]) for one in stage.aws.calls], [10, 10, 4])

    def test_subjects_fit_the_topic(self) -> None:
        stage = Stage()
        topic.publish(stage.aws, "notify", DR, "arn", "ü\n" + "long " * 40, "text")
        subject = stage.world.messages[0]["subject"]
        self.assertTrue(subject.isascii() and len(subject) < 100 and "\n" not in subject)


class EndpointGroups(unittest.TestCase):
    def test_ids_become_arns(self) -> None:
        told = '{"web":"0a-1b/l1/g1/g2","api":{"primary":"arn:1","dr":"arn:2"}}'
        listener = "arn:aws:globalaccelerator::111122223333:accelerator/0a-1b/listener/l1"
        self.assertEqual(endpoint_groups(told, "arn:aws:sns:eu-west-1:111122223333:blog"), {
            "web": {"primary": f"{listener}/endpoint-group/g1", "dr": f"{listener}/endpoint-group/g2"},
            "api": {"primary": "arn:1", "dr": "arn:2"}})
        self.assertEqual(endpoint_groups("{}", "arn:aws:sns:eu-west-1:111122223333:blog"), {})


class Entry(unittest.TestCase):
    def test_the_function_reads_its_surroundings(self) -> None:
        stage = Stage()
        stage.lose_region()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "config.json")
            path.write_text(json.dumps(stage.data), encoding="utf-8")
            groups = {"web": {"primary": f"arn:{PRIMARY}:web", "dr": f"arn:{DR}:web"}}
            surroundings = {"LIFEBOAT_CONFIG": str(path), "ACCOUNT": "111122223333", "TOPIC_ARN": "arn:aws:sns:a:b:c",
                            "ENDPOINT_GROUPS": json.dumps(groups)}
            with mock.patch.dict(os.environ, surroundings), \
                    mock.patch.object(entry, "Aws", lambda permissions, far: stage.aws), \
                    contextlib.redirect_stdout(io.StringIO()):
                answer = entry.handler({"source": "lifeboat.tick"}, Context())
        self.assertTrue(answer["open"])
        self.assertEqual(stage.active, "dr")
        json.dumps(answer)


if __name__ == "__main__":
    unittest.main()
