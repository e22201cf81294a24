namespace Snapwright.Problems;

/// <summary>Every kind of error answer that the API gives. <c>docs/reference/errors.md</c> lists the same, which a test checks.</summary>
public static class ProblemCodes
{
    /// <summary>400.</summary>
    public static ProblemCode InvalidJson { get; } = new(
        "invalid_json", 400, "The body is not valid JSON", "The body is no JSON text; the detail names line and column.");

    /// <summary>400.</summary>
    public static ProblemCode InvalidQuery { get; } = new(
        "invalid_query", 400, "The query parameters are not valid",
        "A parameter, field, operator or value of the query is unknown or not valid; each has an entry in `errors`.");

    /// <summary>400.</summary>
    public static ProblemCode InvalidViewArguments { get; } = new(
        "invalid_view_arguments", 400, "The arguments of the view are not valid", "An argument is missing, unknown, or not of its type; each has an entry in `errors`.");

    /// <summary>400.</summary>
    public static ProblemCode InvalidHeader { get; } = new(
        "invalid_header", 400, "A header is not valid here", "A header of the request is not in its form, or has no meaning for this request; the detail names it.");

    /// <summary>400.</summary>
    public static ProblemCode FilterRequired { get; } = new(
        "filter_required", 400, "A filter is required", "The request would change or delete every row of the table. Send a `filter` that restricts.");

    /// <summary>403.</summary>
    public static ProblemCode NotAllowed { get; } = new(
        "not_allowed", 403, "This is not allowed", "The server is not set up to do this for the caller; the detail names the setting.");

    /// <summary>404.</summary>
    public static ProblemCode UnknownView { get; } = new("unknown_view", 404, "There is no such view", "The path names no view; the detail has a name that is near.");

    /// <summary>404.</summary>
    public static ProblemCode UnknownTable { get; } = new("unknown_table", 404, "There is no such table", "The path names no table.");

    /// <summary>404.</summary>
    public static ProblemCode NotFound { get; } = new("not_found", 404, "There is no such row", "The table has no row with this key.");

    /// <summary>404.</summary>
    public static ProblemCode UnknownPath { get; } = new("unknown_path", 404, "There is nothing here", "The API has no such path.");

    /// <summary>405.</summary>
    public static ProblemCode MethodNotAllowed { get; } = new(
        "method_not_allowed", 405, "The method is not allowed here", "The header `Allow` lists the methods that are.");

    /// <summary>406.</summary>
    public static ProblemCode NotAcceptable { get; } = new(
        "not_acceptable", 406, "No format of the answer is acceptable", "The header `Accept` allows none of the formats that rows have; the detail lists them.");

    /// <summary>409.</summary>
    public static ProblemCode Duplicate { get; } = new(
        "duplicate", 409, "There is such a row already", "A unique field, or group of fields, has this value in another row; `errors` names the fields.");

    /// <summary>409.</summary>
    public static ProblemCode ForeignKey { get; } = new(
        "foreign_key", 409, "A reference stands against it",
        "The write refers to a row that is not there, or deletes a row that others refer to; `errors` names the relation.");

    /// <summary>409.</summary>
    public static ProblemCode SingleRecord { get; } = new(
        "single_record", 409, "The table holds exactly one row", "A second row cannot be created, and the one row cannot be deleted.");

    /// <summary>409.</summary>
    public static ProblemCode TableFrozen { get; } = new(
        "table_frozen", 409, "The table is frozen", "Its rows cannot be created, changed or deleted (`isFrozen`).");

    /// <summary>409.</summary>
    public static ProblemCode Conflict { get; } = new(
        "conflict", 409, "Another write came between", "The same request may succeed when it is sent again.");

    /// <summary>409.</summary>
    public static ProblemCode TooManyRows { get; } = new(
        "too_many_rows", 409, "The filter matches too many rows",
        "The detail has their number and the limit (`Snapwright:Limits:MaxAffectedRows`). Nothing was changed.");

    /// <summary>409.</summary>
    public static ProblemCode AmbiguousUpdate { get; } = new(
        "ambiguous_update", 409, "A row would be set to different values",
        "The `FROM` of an `UPDATE` has several rows for a row, and they do not agree. Nothing was changed.");

    /// <summary>409.</summary>
    public static ProblemCode RequestInProgress { get; } = new(
        "request_in_progress", 409, "The same request is being answered", "A request with this `Idempotency-Key` is still running; try again after `Retry-After` seconds.");

    /// <summary>409.</summary>
    public static ProblemCode SchemaConflict { get; } = new(
        "schema_conflict", 409, "The database stands against the change of its schema",
        "The physical schema has something that does not go with the change; the detail names it. Nothing was changed.");

    /// <summary>409.</summary>
    public static ProblemCode SchemaEditUnsupported { get; } = new(
        "schema_edit_unsupported", 409, "This edit of the schema is not supported",
        "The edit would drop or change tables, columns or relations; the detail names them. Nothing was changed.");

    /// <summary>409.</summary>
    public static ProblemCode SystemRow { get; } = new(
        "system_row", 409, "The framework itself needs this", "Rows with `isSystem` cannot be made, changed or deleted.");

    /// <summary>409.</summary>
    public static ProblemCode ViewBroken { get; } = new(
        "view_broken", 409, "The view is broken",
        "Its text does not go with the model, or with the database, any more. Where the server tells (`Snapwright:Views:AllowExplain`), `errors` has the faults with their places.");

    /// <summary>412.</summary>
    public static ProblemCode PreconditionFailed { get; } = new(
        "precondition_failed", 412, "The row has changed", "The row is not the one that `If-Match` names. Read it again. Nothing was changed.");

    /// <summary>413.</summary>
    public static ProblemCode BodyTooLarge { get; } = new(
        "body_too_large", 413, "The body is too large",
        "The detail names the limit: `Snapwright:MaxRequestBodyBytes`, for arrays and transactions `Snapwright:MaxBulkBodyBytes`, `Snapwright:Limits:MaxBulkRows` and `Snapwright:Limits:MaxOperations`.");

    /// <summary>415.</summary>
    public static ProblemCode UnsupportedMediaType { get; } = new(
        "unsupported_media_type", 415, "The body must be JSON", "Send `Content-Type: application/json`, and no `Content-Encoding`.");

    /// <summary>422.</summary>
    public static ProblemCode InvalidBody { get; } = new(
        "invalid_body", 422, "The body is not valid", "The body is JSON, and is not what the table takes; `errors` has an entry per field.");

    /// <summary>422.</summary>
    public static ProblemCode InvalidFunQl { get; } = new(
        "invalid_funql", 422, "The FunQL text is not valid", "`errors` has an entry per fault, each with its `position` in the text: line, column, offset and length.");

    /// <summary>422.</summary>
    public static ProblemCode ValueOutOfRange { get; } = new(
        "value_out_of_range", 422, "A value is out of range", "An expression computes a value that its type cannot hold, or gives a function one that it does not take.");

    /// <summary>422.</summary>
    public static ProblemCode DivisionByZero { get; } = new("division_by_zero", 422, "A division by zero", "An expression divides by zero for some row.");

    /// <summary>422.</summary>
    public static ProblemCode SeveralRows { get; } = new(
        "several_rows", 422, "A query that is a value has several rows", "A query in parentheses stands where one value is wanted, and has more than one row.");

    /// <summary>422.</summary>
    public static ProblemCode CheckFailed { get; } = new(
        "check_failed", 422, "A row does not fulfil a check", "The detail names the check constraint of the table, and what it asks for. Nothing was written.");

    /// <summary>422.</summary>
    public static ProblemCode IdempotencyKeyReused { get; } = new(
        "idempotency_key_reused", 422, "The key belongs to another request", "A different request was sent with this `Idempotency-Key`; take a new key.");

    /// <summary>500.</summary>
    public static ProblemCode InternalError { get; } = new(
        "internal_error", 500, "Something went wrong on the server", "A fault of the server; the log has it under `traceId`.");

    /// <summary>503.</summary>
    public static ProblemCode Unavailable { get; } = new(
        "unavailable", 503, "The server cannot answer just now",
        "The database cannot be reached, has no connection free, or the server is starting; `Retry-After` says when to try again.");

    /// <summary>503.</summary>
    public static ProblemCode HooksOutdated { get; } = new(
        "hooks_outdated", 503, "The hooks of this table do not fit it any more",
        "The table was changed so that the application's hooks for it cannot run; build the application again. Nothing was written.");

    /// <summary>504.</summary>
    public static ProblemCode Timeout { get; } = new(
        "timeout", 504, "The database took too long", "The statement was stopped at its time limit.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemCode> All { get; } =
    [
        InvalidJson, InvalidQuery, InvalidViewArguments, InvalidHeader, FilterRequired, NotAllowed, UnknownTable, UnknownView, NotFound, UnknownPath, MethodNotAllowed,
        NotAcceptable, Duplicate, ForeignKey, SingleRecord, TableFrozen,
        Conflict, TooManyRows, AmbiguousUpdate, RequestInProgress, SchemaConflict, SchemaEditUnsupported, SystemRow, ViewBroken, PreconditionFailed,
        BodyTooLarge, UnsupportedMediaType, InvalidBody, CheckFailed, InvalidFunQl, ValueOutOfRange, DivisionByZero, SeveralRows, IdempotencyKeyReused, InternalError, Unavailable, HooksOutdated, Timeout,
    ];
}
