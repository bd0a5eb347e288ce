package dev.lakebird.sql.catalog;

import java.util.Optional;
import java.util.OptionalLong;

/// Which table of INFORMATION_SCHEMA is asked for.
///
/// @param dataset whose objects are asked for; those of all datasets where there is none
/// @param name in capital letters
/// @param asOfMicros the moment of `FOR SYSTEM_TIME AS OF`, microseconds since 1970 UTC
public record InformationRequest(Optional<String> dataset, String name, OptionalLong asOfMicros) {}
