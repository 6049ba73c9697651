"""How tests set up Spark."""

from __future__ import annotations

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "3",
    "spark.driver.memory": "1g",
}
