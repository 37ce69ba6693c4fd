/** The stage of the tests: a world of one account, its customers and Meta, on each store. */
@NullMarked
package io.escala.acceptance.stage;

import org.jspecify.annotations.NullMarked;
