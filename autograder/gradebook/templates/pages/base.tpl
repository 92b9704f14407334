{#- nbgrader's pages, which begin with what is left for a person and lead to the class report. -#}
{%- extends "nbgrader/base.tpl" -%}
{%- block body -%}
{%- set told = course_waiting(base_url) if base_url is defined else none -%}
{%- if told %}
<div class="alert alert-info" id="waits-for-a-person">
<strong>{{ told.words.waiting_title | e }}</strong>
{% if told.report %}<a class="pull-right" href="{{ told.report | e }}">{{ told.words.class_report | e }}</a>{% endif %}
{% if told.rows %}<ul>
{% for row in told.rows %}<li>{{ row.text | e }}
<a href="{{ row.first | e }}">{{ told.words.grade_first | e }}</a> ·
<a href="{{ row.all | e }}">{{ told.words.see_all | e }}</a>
{%- if row.report %} · <a href="{{ row.report | e }}">{{ told.words.class_report | e }}</a>{% endif %}</li>
{% endfor %}</ul>
{% else %}{{ told.words.nothing_waits | e }}{% endif %}
</div>
{% endif -%}
{{ super() }}
{%- endblock -%}
