/// The generators of benchmark data behind `./lakebird datagen`.
@NullMarked
package dev.lakebird.demo.datagen;

import org.jspecify.annotations.NullMarked;
