package io.escala.crm.jdbc.internal.engine;

/**
 * What opening does about the schema.
 *
 * @param migrates whether it runs missing migrations; otherwise it refuses a schema without them
 * @param acceptsNewer whether it accepts a schema with migrations of a newer version
 */
public record SchemaPolicy(boolean migrates, boolean acceptsNewer) {}
