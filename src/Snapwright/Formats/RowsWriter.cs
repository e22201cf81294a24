using Snapwright.Data.Json;
using Snapwright.Data.Rows;
using Snapwright.Runtimes;

namespace Snapwright.Formats;

/// <summary>Writes the rows of one answer, in one format.</summary>
internal abstract class RowsWriter(JsonOutput output) : IDisposable
{
    /// <summary>Where the answer is gathered.</summary>
    protected JsonOutput Output { get; } = output;

    /// <summary>The writer of a format.</summary>
    public static RowsWriter Of(RowFormat format, PreparedRead read, JsonOutput output) => format switch
    {
        RowFormat.NdJson => new NdJsonWriter(read.Plan, output),
        RowFormat.Csv => new CsvWriter(read.Plan, output),
        _ when read.Document is { } document => document(output),
        _ when read.Cursor is { IsBackward: true } => new ReversedWriter(read.Plan, output),
        _ => new DocumentWriter(read.Plan, output),
    };

    /// <summary>Whether <c>meta</c> and a closing brace follow.</summary>
    public virtual bool IsDocument => false;

    /// <summary>Whether what is gathered may be sent between rows.</summary>
    public virtual bool CanSendParts => true;

    /// <summary>Writes what stands before the rows.</summary>
    public abstract void Begin();

    /// <summary>Writes the row at the reader's position.</summary>
    public abstract void Write(RowReader row);

    /// <summary>Writes what stands behind the rows.</summary>
    public abstract void End();

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    private sealed class DocumentWriter(CachedPlan plan, JsonOutput output) : RowsWriter(output)
    {
        private bool _isFirst = true;

        public override bool IsDocument => true;

        public override void Begin() => Output.Raw("{\"data\":["u8);

        public override void Write(RowReader row)
        {
            if (!_isFirst)
            {
                Output.Raw((byte)',');
            }

            _isFirst = false;
            plan.WriteRow(row, Output);
        }

        public override void End() => Output.Raw((byte)']');
    }

    // The rows come from the end of the page to its beginning; a page is bounded.
    private sealed class ReversedWriter(CachedPlan plan, JsonOutput output) : RowsWriter(output)
    {
        private readonly JsonOutput _rows = new();
        private readonly List<int> _ends = [];

        public override bool IsDocument => true;

        public override bool CanSendParts => false;

        public override void Begin() => Output.Raw("{\"data\":["u8);

        public override void Write(RowReader row)
        {
            plan.WriteRow(row, _rows);
            _ends.Add(_rows.Length);
        }

        public override void End()
        {
            var rows = _rows.Written.Span;
            for (var i = _ends.Count - 1; i >= 0; i--)
            {
                Output.Raw(rows[(i == 0 ? 0 : _ends[i - 1]).._ends[i]]);
                if (i > 0)
                {
                    Output.Raw((byte)',');
                }
            }

            Output.Raw((byte)']');
        }

        public override void Dispose()
        {
            _rows.Dispose();
            base.Dispose();
        }
    }

    private sealed class NdJsonWriter(CachedPlan plan, JsonOutput output) : RowsWriter(output)
    {
        public override void Begin()
        {
        }

        public override void Write(RowReader row)
        {
            plan.WriteRow(row, Output);
            Output.Raw((byte)'\n');
        }

        public override void End()
        {
        }
    }

    private sealed class CsvWriter(CachedPlan plan, JsonOutput output) : RowsWriter(output)
    {
        private readonly JsonOutput _scratch = new(256);

        public override void Begin() => plan.Csv.WriteHeader(Output);

        public override void Write(RowReader row) => plan.Csv.Write(row, Output, _scratch);

        public override void End()
        {
        }

        public override void Dispose()
        {
            _scratch.Dispose();
            base.Dispose();
        }
    }
}
