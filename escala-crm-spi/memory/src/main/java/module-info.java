/**
 * The reference store: the whole contract in memory, for tests and trials.
 */
module io.escala.crm.memory {
    requires transitive io.escala.crm.spi;
    requires static transitive org.jspecify;

    exports io.escala.crm.memory;
}
