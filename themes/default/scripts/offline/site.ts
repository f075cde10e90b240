/** What the service worker is told of the site that it was built with; all URLs are within the site. */
export interface Site {
  /** What is there offline from the first visit on. */
  shell: string[]
  /** All files whose names change with their content. */
  assets: string[]
}
