package rasid.cli.served;

/// What a document holds, or why it holds nothing, as a line.
///
/// @param ok whether it is what was asked for
/// @param json one line of JSON, without its end
public record Answer(boolean ok, String json) {}
