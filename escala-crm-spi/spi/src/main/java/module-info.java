/** The domain types of an inbox joined to CRM contacts, and the store contract. */
module io.escala.crm.spi {
    requires static transitive org.jspecify;

    exports io.escala.crm;
    exports io.escala.crm.account;
    exports io.escala.crm.audit;
    exports io.escala.crm.change;
    exports io.escala.crm.contact;
    exports io.escala.crm.conversation;
    exports io.escala.crm.event;
    exports io.escala.crm.field;
    exports io.escala.crm.history;
    exports io.escala.crm.identity;
    exports io.escala.crm.library;
    exports io.escala.crm.line;
    exports io.escala.crm.quarantine;
    exports io.escala.crm.record;
    exports io.escala.crm.retry;
    exports io.escala.crm.schedule;
    exports io.escala.crm.store;
    exports io.escala.crm.template;
    exports io.escala.crm.text;
    exports io.escala.crm.work;
}
