package dev.lakebird.sql.catalog;

/// Which files are asked for, and by whom. `*` in the pattern stands for any characters.
public record FileRequest(String pattern, String principal) {}
