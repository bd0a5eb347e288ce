package dev.lakebird.cli.remote;

/// A parameter as text; the server casts it. An empty name makes it positional, an empty type a STRING.
public record RemoteParameter(String name, String type, String text) {}
