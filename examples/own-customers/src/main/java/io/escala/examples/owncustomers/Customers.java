package io.escala.examples.owncustomers;

import io.escala.core.inbox.Desk;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The table of customers, with which the inbox is kept in step. */
@Service
class Customers {
    private final JdbcClient jdbc;
    private final Desk desk;

    Customers(JdbcClient jdbc, Desk desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    /** Creates or changes a customer, and the contact with them: both or neither. */
    @Transactional
    public void save(Customer customer) {
        jdbc.sql("""
                        INSERT INTO customers (id, first_name, last_name, phone, email)
                        VALUES (:id, :firstName, :lastName, :phone, :email)
                        ON CONFLICT (id) DO UPDATE SET first_name = excluded.first_name,
                            last_name = excluded.last_name, phone = excluded.phone, email = excluded.email
                        """).paramSource(customer).update();
        desk.contacts().upsert(customer.asContact()).orThrow();
    }

    /** The customers after an id, in the order of their ids, or from the first after a blank one. */
    List<Customer> after(String id, int limit) {
        return jdbc.sql("SELECT * FROM customers WHERE id > :id ORDER BY id LIMIT :limit")
                .param("id", id)
                .param("limit", limit)
                .query(Customer.class)
                .list();
    }
}
