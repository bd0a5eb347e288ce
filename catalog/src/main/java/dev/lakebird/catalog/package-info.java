/// The catalog service: one warehouse, its snapshots, its commits.
@NullMarked
package dev.lakebird.catalog;

import org.jspecify.annotations.NullMarked;
