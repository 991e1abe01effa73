"""The record of a page as types of Spark and Arrow, read off its JSON Schema."""
import json
import pkgutil

import pyarrow as pa
from pyspark.sql import types as sql

_SCHEMA = json.loads(pkgutil.get_data(__package__, "record.schema.json"))
# Which value came from where, for each key of the record: a map, which Arrow's reader of JSON does not make.
PROVENANCE = "provenance"


def _resolved(schema):
    return _SCHEMA["$defs"][schema["$ref"].split("/")[-1]] if "$ref" in schema else schema


def _spark(schema):
    schema = _resolved(schema)
    kind = schema.get("type", "string")
    if kind == "array":
        return sql.ArrayType(_spark(schema.get("items") or schema["prefixItems"][0]))
    if kind == "object" and "properties" in schema:
        return sql.StructType([sql.StructField(name, _spark(value)) for name, value in schema["properties"].items()])
    if kind == "object":
        return sql.MapType(sql.StringType(), _spark(schema["additionalProperties"]))
    return {"number": sql.DoubleType(), "integer": sql.LongType(), "boolean": sql.BooleanType()}.get(kind, sql.StringType())


def _arrow(kind):
    if isinstance(kind, sql.ArrayType):
        return pa.list_(_arrow(kind.elementType))
    if isinstance(kind, sql.StructType):
        return pa.struct([(field.name, _arrow(field.dataType)) for field in kind])
    if isinstance(kind, sql.MapType):
        return pa.map_(pa.string(), _arrow(kind.valueType))
    return {sql.DoubleType(): pa.float64(), sql.LongType(): pa.int64(), sql.BooleanType(): pa.bool_()}.get(kind, pa.string())


def spark_schema(provenance: bool = False) -> sql.StructType:
    """The record's columns, with what each means as its comment."""
    return sql.StructType([
        sql.StructField(name, _spark(value), True, {"comment": value["description"]} if "description" in value else {})
        for name, value in _SCHEMA["properties"].items() if provenance or name != PROVENANCE])


def arrow_schema(schema: sql.StructType) -> pa.Schema:
    return pa.schema([(field.name, _arrow(field.dataType)) for field in schema])
