using System.Security.Cryptography;
using System.Text;
using Snapwright.Data.Json;
using Snapwright.Query.FunQl.Binding;
using Snapwright.Query.FunQl.Syntax;
using Snapwright.Query.Views;

namespace Snapwright.Views;

/// <summary>What is told about a view that does not depend on its rows, as JSON that is written once.</summary>
internal sealed class ViewInfo
{
    private readonly BoundView _view;

    public ViewInfo(ViewTable table, string text)
    {
        _view = table.View;
        using var output = new JsonOutput();
        Write(output, text);
        Json = output.Written.ToArray();
    }

    /// <summary>The object.</summary>
    public byte[] Json { get; }

    private void Write(JsonOutput output, string text)
    {
        output.Raw("{\"attributeTypes\":"u8);
        WriteTypes(_view.Attributes, isPerRow: false, output);
        output.Raw(",\"rowAttributeTypes\":"u8);
        WriteTypes(_view.Attributes, isPerRow: true, output);
        output.Raw(",\"arguments\":["u8);
        for (var i = 0; i < _view.Arguments.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            Write(_view.Arguments[i], output);
        }

        output.Raw("],\"domains\":"u8);
        WriteDomains(output);
        if (_view.Main is { } main)
        {
            output.Raw(",\"mainEntity\":{\"entity\":"u8);
            ViewTypes.WriteEntity(main.Table, output);
            output.Raw(",\"forInsert\":"u8);
            output.Value(main.IsForInsert);
            output.Raw((byte)'}');
        }

        output.Raw(",\"columns\":["u8);
        for (var i = 0; i < _view.Columns.Count; i++)
        {
            output.Raw(i == 0 ? ""u8 : ","u8);
            Write(_view.Columns[i], output);
        }

        output.Raw("],\"hash\":"u8);
        output.Value(Hash(output.Written.Span, text));
        output.Raw((byte)'}');
    }

    // Of the text and of all that was made of it: the same on every database.
    private static string Hash(ReadOnlySpan<byte> info, string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(info);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static void Write(BoundArgument argument, JsonOutput output)
    {
        output.Raw("{\"name\":"u8);
        output.Value(argument.Name);
        output.Raw(",\"argType\":"u8);
        ViewTypes.Write(argument.Type, argument.Reference, argument.Choices, output, argument.ViewNaming);
        output.Raw(",\"optional\":"u8);
        output.Value(argument.IsNullable);
        if (argument.Default is { } value)
        {
            output.Raw(",\"defaultValue\":"u8);
            ViewValues.Write(value, argument.Type, output);
        }

        if (argument.PunType is { } pun)
        {
            output.Raw(",\"punType\":"u8);
            ViewTypes.Write(pun, null, default, output);
        }

        output.Raw(",\"attributeTypes\":"u8);
        WriteTypes(argument.Attributes, isPerRow: false, output);
        output.Raw((byte)'}');
    }

    private void WriteDomains(JsonOutput output)
    {
        IEnumerable<IReadOnlyList<ColumnSource?>> domains = _view.Domains.Count > 0
            ? _view.Domains.Select(static d => (IReadOnlyList<ColumnSource?>)d)
            : [[.. _view.Columns.Select(static c => c.Source?.RowKey is null ? null : c.Source)]];
        var separator = (byte)'{';
        var number = 0;
        foreach (var domain in domains)
        {
            if (domain.Any(static s => s is not null))
            {
                output.Raw(separator);
                separator = (byte)',';
                output.Raw((byte)'"');
                output.Value(number);
                output.Raw("\":"u8);
                WriteDomain(domain, output);
            }

            number++;
        }

        output.Raw(separator == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private void WriteDomain(IReadOnlyList<ColumnSource?> domain, JsonOutput output)
    {
        var separator = (byte)'{';
        for (var i = 0; i < domain.Count; i++)
        {
            if (domain[i] is not { } source)
            {
                continue;
            }

            output.Raw(separator);
            separator = (byte)',';
            output.Value(_view.Columns[i].Name);
            output.Raw(":{\"ref\":{\"entity\":"u8);
            ViewTypes.WriteEntity(source.Table, output);
            output.Raw(",\"name\":"u8);
            output.Value(source.Field);
            output.Raw("},\"idColumn\":"u8);
            output.Value(source.RowKey!.Value);
            output.Raw((byte)'}');
        }

        output.Raw((byte)'}');
    }

    private void Write(BoundColumn column, JsonOutput output)
    {
        output.Raw("{\"name\":"u8);
        output.Value(column.Name);
        output.Raw(",\"attributeTypes\":"u8);
        WriteTypes(column.Attributes, isPerRow: false, output);
        output.Raw(",\"cellAttributeTypes\":"u8);
        WriteTypes(column.Attributes, isPerRow: true, output);
        output.Raw(",\"valueType\":"u8);
        ViewTypes.Write(column.Type, column.Reference, column.Choices, output, column.ViewNaming);
        if (column.PunType is { } pun)
        {
            output.Raw(",\"punType\":"u8);
            ViewTypes.Write(pun, null, default, output);
        }

        if (column.MainField is { } field)
        {
            output.Raw(",\"mainField\":{\"name\":"u8);
            output.Value(field);
            output.Raw((byte)'}');
        }

        output.Raw((byte)'}');
    }

    private static void WriteTypes(IEnumerable<BoundAttribute> attributes, bool isPerRow, JsonOutput output)
    {
        var separator = (byte)'{';
        foreach (var attribute in attributes.Where(a => !a.IsInternal && (a.Scope == AttributeScope.PerRow) == isPerRow))
        {
            output.Raw(separator);
            separator = (byte)',';
            output.Value(attribute.Name);
            output.Raw(":{\"type\":"u8);
            ViewTypes.Write(attribute.Type, null, default, output, attribute.ViewNaming);
            if (!isPerRow)
            {
                output.Raw(",\"const\":"u8);
                output.Value(attribute.Scope == AttributeScope.Constant);
            }

            if (attribute.Mapping is { } mapping)
            {
                output.Raw(",\"mapping\":"u8);
                Write(mapping, attribute, output);
            }

            output.Raw((byte)'}');
        }

        output.Raw(separator == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static void Write(BoundMapping mapping, BoundAttribute attribute, JsonOutput output)
    {
        output.Raw("{\"entries\":["u8);
        for (var i = 0; i < mapping.Cases.Count; i++)
        {
            output.Raw(i == 0 ? "{\"when\":"u8 : ",{\"when\":"u8);
            ViewValues.Write(mapping.Cases[i].When, attribute.Type, output);
            output.Raw(",\"value\":"u8);
            ViewValues.Write(mapping.Cases[i].Then, attribute.Type, output);
            output.Raw((byte)'}');
        }

        output.Raw((byte)']');
        if (mapping.Otherwise is { } otherwise)
        {
            output.Raw(",\"default\":"u8);
            ViewValues.Write(otherwise, attribute.Type, output);
        }

        output.Raw((byte)'}');
    }
}
