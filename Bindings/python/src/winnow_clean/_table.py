"""Records as tables of Arrow, typed as Schemas/record.schema.json has them. Needs pyarrow: `pip install winnow-clean[table]`."""
import dataclasses
import datetime
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Literal, Optional, Union, get_args, get_origin, get_type_hints

from ._record import Record
from ._show import key_of

if TYPE_CHECKING:
    import pyarrow

# Days and moments, which become moments of UTC.
MOMENTS = ("published", "modified", "shown")


def _arrow(hint: Any) -> "pyarrow.DataType":
    import pyarrow as pa
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Union:
        return _arrow(parts[0])
    if origin is Literal:
        return pa.string()
    if origin in (list, tuple):
        return pa.list_(_arrow(parts[0]))
    if origin is dict:
        return pa.map_(_arrow(parts[0]), _arrow(parts[1]))
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        return pa.struct([(key_of(field.name), _arrow(hints[field.name])) for field in dataclasses.fields(hint)])
    return {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[hint]


def text_schema(provenance: bool) -> "pyarrow.Schema":
    """The columns of a record, with days and moments as the texts that they are in JSON."""
    import pyarrow as pa
    return pa.schema([field for field in _arrow(Record) if provenance or field.name != "provenance"])


def arrow_schema(provenance: bool = False) -> "pyarrow.Schema":
    """The columns of a table of records. What was not found is null.

    `published`, `modified` and `shown` are moments of UTC; a day is its beginning, and so is a moment without a zone read.
    provenance: whether there is a column that says where each value came from.
    """
    import pyarrow as pa
    return pa.schema([field.with_type(pa.timestamp("us", "UTC")) if field.name in MOMENTS else field for field in text_schema(provenance)])


def moment(text: Optional[str]) -> Optional[datetime.datetime]:
    """What ISO 8601 says; `None` for what is no moment that Python knows."""
    if text is None:
        return None
    try:
        found = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
        return found.replace(tzinfo=datetime.timezone.utc) if found.tzinfo is None else found.astimezone(datetime.timezone.utc)
    except (ValueError, OverflowError):
        return None


def table(records: Iterable[Record], *, provenance: bool = False) -> "pyarrow.Table":
    """Records as a table, a row each, with the columns of `arrow_schema`.

    provenance: whether there is a column that says where each value came from, of records that were made so.
    """
    import pyarrow as pa
    schema, rows = arrow_schema(provenance), []
    for record in records:
        row: Dict[str, Any] = record.to_dict()
        row.update({key: moment(row[key]) for key in MOMENTS if key in row})
        if "provenance" in row:
            row["provenance"] = list(row["provenance"].items())
        rows.append(row)
    return pa.Table.from_pylist(rows, schema)


def typed(rows: "pyarrow.Table", schema: "pyarrow.Schema") -> "pyarrow.Table":
    """A table of `text_schema`, its moments read."""
    import pyarrow as pa
    columns: List[Any] = [
        pa.array([moment(text) for text in rows.column(field.name).to_pylist()], field.type) if field.name in MOMENTS else rows.column(field.name)
        for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)
